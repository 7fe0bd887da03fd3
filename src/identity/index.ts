// Trusts, staff, roles and permissions, sign-in, sessions.
// Who may: anyone signs in; staff change their own settings; settings.write for the rest.
// Tables: trusts, users, sessions, account_links, totp_factors, recovery_codes, sign_in_steps, sign_in_rules,
// trust_addresses, passkeys, passkey_challenges, identity_providers, sso_visits, sign_in_failures, set_up_links, installation.
import type { Parts } from '../platform/module.ts';
import { forgetSignIns } from './identity.jobs.ts';
import { routes } from './identity.routes.ts';
import { takeHouse } from './origin.ts';
import './tables.ts';

export { inTrust } from './account-links.ts';
export type { OwnLink } from './me.tsx';
export { originOf, originOutside, publicOrigin } from './origin.ts';
export { hashPassword } from './passwords.ts';
export { permissionsOf, ROLES, type RoleName, reachOf } from './permissions.ts';
export { isWorthSeeing } from './sessions.rules.ts';
export {
  maybeSession,
  openSession,
  recallSession,
  SESSION_COOKIE,
  type Session,
  SessionChanged,
  seeSession,
  whileItHolds,
} from './sessions.ts';
export type { SettingsLink } from './settings.tsx';
export { signInAgain } from './sign-in-page.routes.tsx';
export { recordFailure, refuseHaste, triesOf } from './tries.ts';
export { newTrustToken, trustIn } from './trust-tokens.ts';
export {
  foundTrust,
  keepSeeding,
  listTrustIds,
  maybePublicTrust,
  maybeTrust,
  maybeTrustAt,
  offerFirstManager,
  rememberDemo,
  rememberSeeded,
  seedProgress,
} from './trusts.ts';
export { createUser, findColleague, isLikeColleague, listStaff, type Staff, staffNames } from './users.ts';

export const parts: Parts = {
  routes: (r, house, given) => routes(r, house, given('settings'), given('workOf')[0], given('own')),
  settings: [
    {
      label: 'Users and roles',
      hint: 'Who has an account, what it opens, and colleagues who come and leave',
      href: '/desk/settings/staff',
      changes: [
        'identity.user_',
        'identity.role_',
        'identity.link_made',
        'identity.staff_imported',
        'identity.second_factor_reset',
      ],
      group: 'people',
      may: 'settings.write',
    },
    {
      label: 'Signing in',
      hint: 'Who needs a second step after the password',
      href: '/desk/settings/sign-in',
      changes: ['identity.second_factor_rule_'],
      group: 'people',
      may: 'settings.write',
    },
    {
      label: 'Single sign-on',
      hint: 'Signing in with the account of your trust',
      href: '/desk/settings/single-sign-on',
      changes: ['identity.provider_'],
      group: 'people',
      may: 'settings.write',
    },
    {
      label: 'Address of our pages',
      hint: 'Where links lead in emails, texts and letters',
      href: '/desk/settings/address',
      changes: ['identity.address_'],
      group: 'public',
      may: 'settings.write',
    },
  ],
  takeHouse,
  every: { 'identity.forget_sign_ins': forgetSignIns },
};
