import { resolve } from 'node:path';
import { z } from 'zod';
import { ROOT_DIR } from '../root-dir';

/** Sign of a demonstration secret; production refuses it. */
export const DEMONSTRATION_SECRET_PREFIX = 'demonstration-';

/** An address with a host; PostgreSQL alone may name its host otherwise (a socket in `?host=`). */
const url = (...schemes: string[]) =>
  z
    .string()
    .refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)), {
      error: `must begin with ${schemes.map((s) => `${s}://`).join(' or ')}`,
      abort: true,
    })
    .refine((value) => URL.canParse(value) && (hasHost(value) || schemes.includes('postgres')), {
      error: 'is not a complete address',
    });
const hasHost = (value: string): boolean => new URL(value).hostname !== '';
/** A public address, to which paths are appended. */
const site = () =>
  url('http', 'https').refine((value) => !value.endsWith('/'), {
    error: 'must not end with a slash',
  });
const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const schema = z.object({
  /** PostgreSQL 15 or later: the one place where state lives. */
  DATABASE_URL: url('postgres', 'postgresql'),
  /** Connections that one process may hold open. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Unset: BullMQ on PostgreSQL in DATABASE_URL; set: BullMQ on Redis. */
  QUEUE_URL: url('redis', 'rediss').optional(),
  /** Where mail is handed over. */
  SMTP_URL: url('smtp', 'smtps'),
  /** Sender of every mail, such as `Vinh Danh Hà Tĩnh <khong-tra-loi@…>`. */
  MAIL_FROM: z.string().regex(/^[^<>@]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, {
    error: 'must be an address, such as Vinh Danh <khong-tra-loi@example.vn>',
  }),
  /** Folder (absolute or below the root) or, later, an S3 address. */
  FILES_URL: z.string().default('.data/files'),
  /** Folder (absolute or below the root) of the working calendars, one file a year. */
  CALENDARS_DIR: z.string().default('config/calendars'),
  /** Folder (absolute or below the root) of the procedures, one folder each. */
  PROCEDURES_DIR: z.string().default('config/procedures'),
  /** clamd over TCP; unset: structural checks only, and pages say so. */
  CLAMD_URL: url('tcp').optional(),
  /** Signs session cookies and derives nothing else; at least 32 characters. */
  SESSION_SECRET: z.string().min(32),
  /** Public addresses, without a slash at the end: for links in mails and papers. */
  INTAKE_URL: site().default('http://localhost:3000'),
  BACK_OFFICE_URL: site().default('http://localhost:3001'),
  /** Listening ports. */
  INTAKE_PORT: port.default(3000),
  BACK_OFFICE_PORT: port.default(3001),
  WORKER_PORT: port.default(3003),
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** 1 behind a proxy that sets X-Forwarded-For. */
  TRUST_PROXY: flag.default(false),
  /** 1 only when started by `npm start`: pages say so, demonstration secrets are allowed. */
  DEMONSTRATION: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Everything that an installation may set, read once from the environment. */
export type Config = z.output<typeof schema>;

/** Token under which the Config is injected. */
export const CONFIG = Symbol('Config');

/** The environment does not allow a start; each line of the message names one variable. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Configuration refused:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

function secretFaults(config: Config): string[] {
  if (config.DEMONSTRATION) return [];
  const faults: string[] = [];
  const secret = config.SESSION_SECRET;
  if (secret.startsWith(DEMONSTRATION_SECRET_PREFIX) || new Set(secret).size < 10) {
    faults.push('SESSION_SECRET: too weak; make one with `openssl rand -base64 48`');
  }
  for (const name of ['INTAKE_URL', 'BACK_OFFICE_URL'] as const) {
    const { protocol, hostname } = new URL(config[name]);
    if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== '127.0.0.1') {
      faults.push(`${name}: must be https:// outside this machine`);
    }
  }
  return faults;
}

/**
 * Reads the configuration.
 * @param env the environment; an empty string counts as unset
 * @throws ConfigError naming every variable that is missing or wrong
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return set[name] === undefined ? `${name}: is not set` : `${name}: ${issue.message}`;
      }),
    );
  }
  const faults = secretFaults(result.data);
  if (faults.length > 0) throw new ConfigError(faults);
  return result.data;
}

/** The configuration of this process: the only reader of `process.env`. */
export function loadConfig(): Config {
  return readConfig(process.env);
}

/**
 * Folder of the working calendars: that of the configuration, or of the environment for programs
 * that need nothing else of it.
 */
export function calendarsFolder(
  config: Partial<Pick<Config, 'CALENDARS_DIR'>> = process.env,
): string {
  return resolve(ROOT_DIR, config.CALENDARS_DIR || 'config/calendars');
}

/** Folder of the procedures, found as that of the calendars is. */
export function proceduresFolder(
  config: Partial<Pick<Config, 'PROCEDURES_DIR'>> = process.env,
): string {
  return resolve(ROOT_DIR, config.PROCEDURES_DIR || 'config/procedures');
}
