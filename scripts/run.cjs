// Apart from start.cjs, since an old Node cannot even read import(), and start.cjs must be able to tell it so.
// The desk runs in this very process: one process to stop, and npm's signals arrive.
import('../dist/main.js').catch((error) => {
  const surroundings = error?.constructor?.name === 'SurroundingsError';
  process.stderr.write(surroundings ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
