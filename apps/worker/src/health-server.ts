import { createServer, type Server, type ServerResponse } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { JobQueue } from '@portal/jobs';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

async function ready(app: INestApplicationContext): Promise<Answer> {
  const database = await app
    .get(DataSource)
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    );
  const queue = (await app.get(JobQueue, { strict: false }).health()).reachable;
  return json(database && queue ? 200 : 503, { database, queue });
}

function metricsOf(app: INestApplicationContext): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const jobs = new Gauge({
    name: 'portal_jobs',
    help: 'Jobs of the queue by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, active, delayed } = await app.get(JobQueue, { strict: false }).health();
      jobs.set({ state: 'waiting' }, waiting);
      jobs.set({ state: 'active' }, active);
      jobs.set({ state: 'delayed' }, delayed);
    },
  });
  return registry;
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** Serves health and metrics to supervisors; there is nothing else to see of a worker. */
export function serveHealth(app: INestApplicationContext): Server {
  const registry = metricsOf(app);
  const routes: Record<string, () => Promise<Answer>> = {
    '/health/live': () => Promise.resolve(json(200, { status: 'ok' })),
    '/health/ready': () => ready(app),
    '/metrics': async () => ({
      status: 200,
      type: registry.contentType,
      body: await registry.metrics(),
    }),
  };
  return createServer((request, response) => {
    const route = routes[request.url ?? ''];
    const answer = route ? route() : Promise.resolve(json(404, { status: 'not found' }));
    answer.then(
      (known) => send(response, known),
      () => send(response, json(503, { status: 'unavailable' })),
    );
  });
}
