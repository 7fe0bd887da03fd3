// Trusts, staff, roles and permissions, sign-in, sessions.
// Who may: anyone signs in; staff change their own settings; settings.write for the rest.
// Tables: trusts, users, sessions, sign_in_failures, set_up_links, installation.
import './tables.ts';

export { routes, signInAgain } from './sign-in.routes.tsx';
export { PERMISSIONS, permissionsOf, ROLES, type RoleName, reachOf } from './permissions.ts';
export { maybeSession, openSession, type Session, SESSION_COOKIE, seeSession } from './sessions.ts';
export { IDLE_MINUTES, isWorthSeeing } from './sessions.rules.ts';
export { hashPassword } from './passwords.ts';
export { foundTrust, offerFirstManager, rememberDemo, rememberSeeded, seededUntil } from './trusts.ts';
export { createUser, findColleague, listStaff, type Staff, staffNames } from './users.ts';
