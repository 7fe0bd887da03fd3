let common: Promise<ReadonlySet<string>> | undefined;

/** The list of passwords that many people use, read when the first password is chosen: 2 MB that a quiet desk never needs. */
export async function isCommonPassword(): Promise<(password: string) => boolean> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set<string>(dictionary['passwords-common'] as Iterable<string>),
  );
  const known = await common;
  return (password) => known.has(password);
}
