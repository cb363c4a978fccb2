import type { INestApplicationContext } from '@nestjs/common';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** Key of the procedure with which most tests file. */
export const PROCEDURE = 'bang-khen-ubnd-tinh-dot-xuat';

/** Its newest version, whose steps and components are those of the version before. */
export const demonstratedProcedure = (app: INestApplicationContext): ProcedureVersion =>
  app.get(ProcedureCatalogue).versionsOf(PROCEDURE).at(-1)!;
