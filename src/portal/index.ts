// The public door. So far: the two pages that every footer links to.
// Who may: anyone.
// Tables: none.
export { routes } from './statements.routes.tsx';
