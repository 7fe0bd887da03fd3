import type { Router } from '../platform/routing.ts';
import { acknowledgementRoutes } from './acknowledgement.routes.ts';
import { complaintRoutes } from './complaint.routes.ts';
import { consentRoutes } from './consent.routes.tsx';
import { endingRoutes } from './endings.routes.ts';
import { handOverRoutes } from './handover.routes.tsx';
import { procedureRoutes } from './procedure.routes.tsx';
import { queueRoutes } from './queue.routes.tsx';
import { transferRoutes } from './transfers.routes.ts';

export function routes(r: Router) {
  handOverRoutes(r);
  procedureRoutes(r);
  queueRoutes(r);
  complaintRoutes(r);
  acknowledgementRoutes(r);
  consentRoutes(r);
  endingRoutes(r);
  transferRoutes(r);
}
