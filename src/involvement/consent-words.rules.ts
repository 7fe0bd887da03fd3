/** What ships; a trust writes its own. */
export const FIRST_CONSENT =
  'We keep your name and how to reach you, so that we can tell you about ways to get involved. We use it for nothing else. You can stop at any time. Then we delete what you told us here.';
