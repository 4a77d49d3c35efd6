import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { NodeScope } from '../NodeScope';
import type { ObjectStorageParameters } from './definition';

/** Space that is paid for, in GB; Civo's least. Source: https://www.civo.com/docs/object-stores */
const SIZE_GB = 500;

export const civoObjectStore: CivoImplementation<ObjectStorageParameters> = {
  name: 'object-store',
  title: 'Civo Object Store',
  limits: [
    {
      parameter: 'expireAfterDays',
      applies: p => p.expireAfterDays > 0,
      effect: 'none',
      message: 'Terraform cannot set when Civo deletes objects.',
      mend: 'Set a lifecycle rule with an S3 client.',
    },
    {
      parameter: 'oldVersionDays',
      applies: () => true,
      message:
        'Terraform cannot have Civo keep objects that are overwritten or deleted.',
      mend: 'Switch on versions with an S3 client.',
    },
    {
      parameter: 'corsOrigins',
      applies: p => p.corsOrigins.length > 0,
      effect: 'none',
      message: 'Terraform cannot set which websites may use it.',
      mend: 'Set the rules with an S3 client.',
    },
  ],
  build(scope, civo) {
    const node = scope as unknown as NodeScope;
    const name = civo.name(node, { maxLength: 63 });
    const credential = scope.resource(
      'civo_object_store_credential',
      undefined,
      { name, region: civo.region },
      {
        provenance: {
          reason: `Whose ${scope.label} is: a credential for it alone.`,
          implicit: true,
        },
      },
    );
    const store = scope.resource(
      'civo_object_store',
      undefined,
      {
        name,
        region: civo.region,
        max_size_gb: SIZE_GB,
        access_key_id: credential.ref('access_key_id'),
      },
      { lifecycle: preventDestroy(scope) },
    );
    const keys = {
      ACCESS_KEY_ID: credential.ref('access_key_id'),
      SECRET_ACCESS_KEY: credential.ref('secret_access_key'),
    };
    const remark = {
      code: 'one-credential',
      message:
        'A Civo object store has one credential, which may do everything with it.',
      mend: 'Give consumers that must not write signed addresses instead.',
    };
    return {
      provides: {
        network: { internet: true },
        environment: {
          BUCKET: store.ref('name'),
          ENDPOINT: `https://objectstore.${civo.region.toLowerCase()}.civo.com`,
        },
        credentials: { read: keys, write: keys, readwrite: keys, admin: keys },
        remarks: { read: remark, write: remark },
      },
    };
  },
};
