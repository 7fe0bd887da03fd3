// The public door: the first page, and what the pages say of themselves.
// Who may: anyone.
// Tables: none.
export { routes } from './portal.routes.tsx';
