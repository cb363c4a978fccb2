import { InitialSchema1795392000000 } from './1795392000000-InitialSchema';

/** Every migration in order; a landed one is never edited. */
export const migrations = [InitialSchema1795392000000];
