import type { BlockHandle, DocumentFile } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** The network that a stack makes, and the file that it stands in. */
export interface OwnNetwork {
  readonly gcp: GcpFoundation;
  readonly file: DocumentFile;
  readonly block: BlockHandle;
}
