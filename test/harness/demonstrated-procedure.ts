import type { INestApplicationContext } from '@nestjs/common';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** Key of the procedure with which most tests file. */
export const PROCEDURE = 'bang-khen-ubnd-tinh-dot-xuat';

/** Key of the award for the same, given by a commune. */
export const COMMUNE_PROCEDURE = 'giay-khen-ubnd-xa-dot-xuat';

/** The newest version, whose steps and components are those of the version before. */
export const demonstratedProcedure = (
  app: INestApplicationContext,
  key = PROCEDURE,
): ProcedureVersion => app.get(ProcedureCatalogue).versionsOf(key).at(-1)!;
