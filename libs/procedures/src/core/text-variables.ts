const VARIABLE = /\{([^{}]*)\}/g;

/** The names in braces of a text, such as `fullName` of `{fullName}, {position}`. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1]!);
}

/**
 * Puts values in the place of the names in braces. What is empty goes with the comma before it, so
 * that `{fullName}, {position}, {workplace}` reads well for someone without a position.
 */
export function fillText(text: string, values: Readonly<Record<string, unknown>>): string {
  const valueOf = (name: string): string => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return text
    .split(', ')
    .filter((part) => {
      const names = variablesOf(part);
      return names.length === 0 || names.some((name) => valueOf(name) !== '');
    })
    .map((part) => part.replace(VARIABLE, (_all, name: string) => valueOf(name)))
    .join(', ')
    .trim();
}
