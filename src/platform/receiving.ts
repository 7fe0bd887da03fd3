import type { FastifyRequest } from 'fastify';
import { whileRoom } from './flood.ts';
import type { Req, Route } from './routing.ts';
import { closeAll, type Received, receive } from './uploads.ts';

export type Receiving = { whole: () => Promise<Req>; close: () => Promise<void> };

/** A request with its files: received before the transaction begins, and once, however often that is done; then gone. */
export function receiving(route: Route, request: FastifyRequest, req: Req): Receiving {
  const { takes } = route;
  if (!takes) return { whole: async () => req, close: async () => undefined };
  const take = () => receive(request, takes);
  let received: Promise<Received> | undefined;
  return {
    whole: async () => {
      received ??= route.public ? whileRoom(request, take) : take();
      const { fields, files, problems } = await received;
      return { ...req, body: fields, files, fileProblems: problems };
    },
    close: async () => {
      const made = await received?.catch(() => undefined);
      await closeAll(made?.files ?? []);
    },
  };
}
