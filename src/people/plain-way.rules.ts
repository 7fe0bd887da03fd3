/** A number or an address as it is compared: +44 (0)7700 900123, 0044 7700 900123 and 07700 900123 are one number. */
export function plainWay(value: string): string {
  const text = value.trim().toLowerCase();
  return text.includes('@') ? text : text.replace(/\D/g, '').replace(/^(?:00)?440?(?=\d{9,})/, '0');
}
