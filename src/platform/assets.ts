import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses of what every page needs: style sheet, script, and the icon for tabs, home screens and old browsers. */
export type Assets = {
  css: string;
  js: string;
  /** Of pages for people outside PALS. */
  outside: { css: string; js: string };
  icon: string;
  touchIcon: string;
  oldIcon: string;
};

let paths: Assets | undefined;

/** Reads the names that the build gave to them. Called once at start. */
export function loadAssets(folder: string) {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const path = (name: string) => {
    const found = manifest[name];
    if (!found) throw new Error(`The build made no ${name}.`);
    return found;
  };
  paths = {
    css: path('desk.css'),
    js: path('browser.js'),
    outside: { css: path('outside.css'), js: path('outside.js') },
    icon: path('desk.svg'),
    touchIcon: path('desk-180.png'),
    oldIcon: path('desk.ico'),
  };
}

export function assetPaths(): Assets {
  if (!paths) throw new Error('No page can be shown before loadAssets().');
  return paths;
}
