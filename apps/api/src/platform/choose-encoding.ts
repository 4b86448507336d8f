/** The ready-made encoding a client takes, the smallest first; what it puts at q=0 it does not take. */
export function chooseEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | 'identity' {
  const wanted = new Map(
    String(accepted ?? '')
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
        return [name, !parameters.some((word) => /^q=0(\.0*)?$/.test(word))] as const;
      }),
  );
  const takes = (name: string) => wanted.get(name) ?? wanted.get('*') ?? false;
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
