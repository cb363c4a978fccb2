/** Every migration in order; a landed one is never edited. */
export const migrations = [];
