import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, describeStartFault, type Listening, loadConfig } from '@portal/platform';

/** A web process: how its application is made and which variable names its port. */
export interface WebProcess {
  readonly create: (config: Config) => Promise<NestFastifyApplication>;
  readonly portVariable: 'INTAKE_PORT' | 'BACK_OFFICE_PORT';
}

/**
 * Runs a web process until it gets SIGTERM or SIGINT; requests under way are answered first. What
 * keeps it from starting goes to standard error in plain words, with exit code 1.
 */
export async function runWebApp({ create, portVariable }: WebProcess): Promise<void> {
  let listening: Listening | undefined;
  try {
    const config = loadConfig();
    listening = { variable: portVariable, port: config[portVariable], host: config.HOST };
    const app = await create(config);
    await app.listen(listening.port, listening.host);
  } catch (error) {
    process.stderr.write(`${describeStartFault(error, listening)}\n`);
    process.exit(1);
  }
}
