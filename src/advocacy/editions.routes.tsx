import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { listPostcodeImports } from './councils.ts';
import { EDITIONS, EditionsPage } from './editions.tsx';

export function editionRoutes(r: Router) {
  r.get(EDITIONS, { may: 'settings.write' }, async (ctx) => {
    const body = <EditionsPage imports={await listPostcodeImports(ctx)} now={ctx.now} />;
    return deskPage({ title: 'Postcodes', section: 'settings', width: 'form', body });
  });
}
