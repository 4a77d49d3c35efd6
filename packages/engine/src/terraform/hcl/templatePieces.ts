import { Template } from '../expression';
import { normalizeText } from './string';

type Pieces = Template['parts'];

/**
 * The parts of a template with neighbouring literals as one: escaped one by
 * one, "$" and "{" would become an interpolation. Templates in it are
 * flattened, empty literals left out.
 */
export function templatePieces(parts: Pieces): Pieces {
  const pieces: Pieces[number][] = [];
  for (const part of parts) {
    const flat = part instanceof Template ? templatePieces(part.parts) : [part];
    for (const piece of flat) {
      const last = pieces.at(-1);
      if (typeof piece === 'string' && typeof last === 'string') {
        pieces[pieces.length - 1] = normalizeText(last + piece);
      } else if (piece !== '') {
        pieces.push(piece);
      }
    }
  }
  return pieces;
}
