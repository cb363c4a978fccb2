import { join, relative, resolve } from 'node:path';
import { ROOT_DIR } from '@portal/platform';

/** Where the demonstration keeps everything: `.data`, unless DATA_DIR names another folder. */
export const DATA_DIR = resolve(ROOT_DIR, process.env.DATA_DIR ?? '.data');

/** The same for people: short where it is below the current folder. */
export const DATA_DIR_NAME = relative(process.cwd(), DATA_DIR).startsWith('..')
  ? DATA_DIR
  : relative(process.cwd(), DATA_DIR);

/** Ports of the demonstration, each from the environment. */
export interface DemonstrationPorts {
  readonly INTAKE_PORT: number;
  readonly BACK_OFFICE_PORT: number;
  readonly MAILBOX_PORT: number;
  readonly WORKER_PORT: number;
  readonly SMTP_PORT: number;
  readonly POSTGRES_PORT: number;
}

const DEFAULTS: DemonstrationPorts = {
  INTAKE_PORT: 3000,
  BACK_OFFICE_PORT: 3001,
  MAILBOX_PORT: 3002,
  WORKER_PORT: 3003,
  SMTP_PORT: 3025,
  POSTGRES_PORT: 3054,
};

/** What stands in the way of a start, in words that say how to mend it. */
export class StartRefused extends Error {}

/** Reads the ports. @throws StartRefused naming the variable that is no port, or two that are one */
export function readPorts(env: NodeJS.ProcessEnv): DemonstrationPorts {
  const entries = Object.entries(DEFAULTS).map(([name, value]) => {
    const text = env[name];
    const port = text === undefined || text === '' ? value : Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new StartRefused(`${name}=${text}: phải là một số cổng từ 1 đến 65535.`);
    }
    return [name, port] as const;
  });
  for (const [index, [name, port]] of entries.entries()) {
    const same = entries.slice(0, index).find(([, earlier]) => earlier === port);
    if (same)
      throw new StartRefused(`${same[0]} và ${name} cùng là ${port}: mỗi cổng phải khác nhau.`);
  }
  return Object.fromEntries(entries) as unknown as DemonstrationPorts;
}

/** The environment in which the apps of the demonstration run. */
export function appEnvironment(
  ports: DemonstrationPorts,
  databaseUrl: string,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  return {
    DEMONSTRATION: '1',
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${ports.SMTP_PORT}`,
    MAIL_FROM: 'Vinh Danh Hà Tĩnh (trình diễn) <khong-tra-loi@vinhdanh.example>',
    FILES_URL: join(DATA_DIR, 'files'),
    SESSION_SECRET: 'demonstration-only-secret-that-production-refuses',
    INTAKE_URL: env.INTAKE_URL ?? `http://localhost:${ports.INTAKE_PORT}`,
    BACK_OFFICE_URL: env.BACK_OFFICE_URL ?? `http://localhost:${ports.BACK_OFFICE_PORT}`,
    INTAKE_PORT: String(ports.INTAKE_PORT),
    BACK_OFFICE_PORT: String(ports.BACK_OFFICE_PORT),
    WORKER_PORT: String(ports.WORKER_PORT),
    HOST: env.HOST ?? '127.0.0.1',
    DATABASE_POOL: '8',
    LOG_LEVEL: env.LOG_LEVEL ?? 'info',
    ...(env.QUEUE_URL ? { QUEUE_URL: env.QUEUE_URL } : {}),
    ...(env.CLAMD_URL ? { CLAMD_URL: env.CLAMD_URL } : {}),
  };
}
