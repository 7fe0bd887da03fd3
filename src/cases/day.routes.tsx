import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';

export function dayRoutes(r: Router) {
  r.get('/desk', { may: 'cases.read' }, async () => deskPage({ title: 'My day', section: 'day', body: <h1>My day</h1> }));
}
