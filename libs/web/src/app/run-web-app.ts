import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigError, loadConfig } from '@portal/platform';

/** A web process: how its application is made and which variable names its port. */
export interface WebProcess {
  readonly create: (config: Config) => Promise<NestFastifyApplication>;
  readonly portVariable: 'INTAKE_PORT' | 'BACK_OFFICE_PORT';
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What an operator reads when the process cannot start: the variable or the place to look at. */
function reasonOf(error: unknown, variable: string, port: number | undefined): string {
  if (error instanceof ConfigError) return error.message;
  if (codeOf(error) === 'EADDRINUSE') {
    return `Port ${port} is taken: stop the program that uses it, or set ${variable} to another port.`;
  }
  if (codeOf(error) === 'EACCES') {
    return `Port ${port} may not be used by this user: set ${variable} to a port above 1023.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Runs a web process until it gets SIGTERM or SIGINT; requests under way are answered first. What
 * keeps it from starting goes to standard error in plain words, with exit code 1.
 */
export async function runWebApp({ create, portVariable }: WebProcess): Promise<void> {
  let port: number | undefined;
  try {
    const config = loadConfig();
    port = config[portVariable];
    const app = await create(config);
    await app.listen(port, config.HOST);
  } catch (error) {
    process.stderr.write(`${reasonOf(error, portVariable, port)}\n`);
    process.exit(1);
  }
}
