import type { FastifyInstance } from 'fastify';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { Metrics } from '../metrics/metrics.ts';

const patternOf = (method: string, url: string): string => `${method} ${url}`;

/** Counts every answer under its route's name, and serves the counts. What is no route of the contract goes by its pattern, which nobody can make up. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  const names = new Map(
    (Object.entries(centralRoutes) as [string, RouteDefinition][]).map(([name, { method, path }]) => [patternOf(method, path), name]),
  );
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions;
    const route = url === undefined ? 'none' : (names.get(patternOf(request.method, url)) ?? url);
    metrics.requested(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_request, reply) => reply.header('content-type', metrics.contentType).send(await metrics.text()));
}
