// Who looked at what over all cases, and who opened restricted cases with a reason.
// Who may: access_log.read; settings.write for how long a reason holds.
// Tables: none of its own yet.
export { routes, settings } from './oversight.routes.ts';
