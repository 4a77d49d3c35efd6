import type { BlockHandle, Expression } from '../../terraform';
import { StartOrder } from '../StartOrder';
import { KEY_OF_NOBODY } from '../keyOfNobody';
import type { CivoFoundation } from './CivoFoundation';

/** What all machines of a stack share. */
export class CivoMachines {
  readonly #civo: CivoFoundation;
  /** Addresses of machines are known when they are made. */
  readonly order = new StartOrder<BlockHandle>();
  readonly #images = new Map<string, BlockHandle>();
  #key: BlockHandle | undefined;

  constructor(civo: CivoFoundation) {
    this.#civo = civo;
  }

  /** Id of the newest image with a name: `debian-13`. */
  imageId(name: string): Expression {
    let image = this.#images.get(name);
    if (!image) {
      image = this.#civo
        .dataFile()
        .data('civo_disk_image', name.replace(/[^a-z0-9]+/g, '_'), {
          region: this.#civo.region,
          filter: { key: 'name', values: [name] },
        });
      this.#images.set(name, image);
    }
    return image.ref('diskimages', 0, 'id');
  }

  /** A key that nobody has: Civo would make a password instead. */
  keyId(): Expression {
    this.#key ??= this.#civo.document
      .file('machines.tf', {
        provenance: { reason: 'Nobody signs in to machines.' },
      })
      .resource('civo_ssh_key', 'nobody', {
        name: this.#civo.name('nobody', { maxLength: 63 }),
        public_key: KEY_OF_NOBODY,
      });
    return this.#key.ref('id');
  }
}
