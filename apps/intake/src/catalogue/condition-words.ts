import type { Condition, FormField } from '@portal/procedures/core';

type Fields = readonly Pick<FormField, 'id' | 'label' | 'options'>[];

const labelOf = (fields: Fields, id: string): string =>
  `“${fields.find((field) => field.id === id)?.label.vi ?? id}”`;

const valueOf = (fields: Fields, id: string, value: string | number): string => {
  const options = fields.find((field) => field.id === id)?.options ?? [];
  return `“${options.find((option) => option.value === value)?.label.vi ?? value}”`;
};

/** A condition in words, as it follows `khi `: `“Giới tính” là “Nữ”`. */
export function conditionInWords(rule: Condition, fields: Fields): string {
  if ('equals' in rule) {
    return `${labelOf(fields, rule.field)} là ${valueOf(fields, rule.field, rule.equals)}`;
  }
  if ('oneOf' in rule) {
    const values = rule.oneOf.map((value) => valueOf(fields, rule.field, value));
    return `${labelOf(fields, rule.field)} là ${values.join(' hoặc ')}`;
  }
  if ('filled' in rule) return `có điền ${labelOf(fields, rule.filled)}`;
  const joined = (parts: readonly Condition[], word: string): string =>
    parts.map((part) => conditionInWords(part, fields)).join(` ${word} `);
  if ('all' in rule) return joined(rule.all, 'và');
  if ('any' in rule) return joined(rule.any, 'hoặc');
  return `không phải: ${conditionInWords(rule.not, fields)}`;
}
