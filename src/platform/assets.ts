import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let paths = { css: '', js: '' };

/** Reads the names that the build gave to style sheet and script. Called once at start. */
export function loadAssets(folder: string) {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  paths = { css: manifest['desk.css'] ?? '', js: manifest['browser.js'] ?? '' };
}

export function assetPaths() {
  return paths;
}
