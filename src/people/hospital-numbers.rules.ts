// The number that this hospital knows somebody by. Every trust writes its own kind: figures, or letters before figures.

const MOST = 5;
const SHAPE = /^[A-Z]{0,4}\d{3,12}[A-Z]{0,2}$/;

/** As it is kept: without gaps and dashes, in capitals. Undefined where it is no such number. */
export function readHospitalNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return SHAPE.test(number) ? number : undefined;
}

/** Several, with commas between them; undefined where one of them is none, or there are more than five. */
export function readHospitalNumbers(typed: string): string[] | undefined {
  const parts = typed.split(/[,;\n]/).filter((part) => part.trim() !== '');
  const numbers = parts.flatMap((part) => readHospitalNumber(part) ?? []);
  return numbers.length === parts.length && numbers.length <= MOST ? [...new Set(numbers)] : undefined;
}
