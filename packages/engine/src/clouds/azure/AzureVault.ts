import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './subnets';
import { sharedPlace } from './Place';
import type { PrivateEndpoint } from './PrivateEndpoints';

/** The longest there is; it cannot be changed later. */
export const RECOVERY_DAYS = 90;

/** One vault for the secrets of the stack. */
export class AzureVault {
  readonly #azure: AzureFoundation;
  #vault: BlockHandle | undefined;
  #endpoint: PrivateEndpoint | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** `https://shop-dev-secrets-1a2b3c.vault.azure.net/` */
  uri(): Expression {
    return this.#ensure().ref('vault_uri');
  }

  name(): Expression {
    return this.#ensure().ref('name');
  }

  /** Id of a secret in it, which rights are given on. */
  secretId(name: Expression): Expression {
    return template(this.#ensure().ref('id'), '/secrets/', name);
  }

  /** Id of a key in it, which rights are given on. */
  keyId(name: Expression): Expression {
    return template(this.#ensure().ref('id'), '/keys/', name);
  }

  /** Lets it have keys that never leave hardware. */
  keepInHardware(): void {
    this.#ensure().attributes.sku_name = 'premium';
  }

  /**
   * Lets what runs in a subnet reach it.
   *
   * @returns what must stand before the way is open
   */
  open(from?: WorkloadSubnet): readonly BlockHandle[] {
    this.#ensure();
    return this.#endpoint!.open(from);
  }

  #ensure(): BlockHandle {
    if (this.#vault) {
      return this.#vault;
    }
    const azure = this.#azure;
    const file = azure.document.file('secrets.tf', {
      provenance: { reason: 'Secrets of the stack are kept in this vault.' },
    });
    const vault = file.resource('azurerm_key_vault', 'main', {
      ...azure.placed(),
      name: azure.uniqueName('vault', { maxLength: 24, letterFirst: true }),
      tenant_id: azure.client('tenant_id'),
      sku_name: 'standard',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: RECOVERY_DAYS,
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices' },
    });
    this.#vault = vault;
    const place = sharedPlace('secrets', 'The vault', file, azure);
    this.#endpoint = azure.endpoints.create(place, {
      kind: 'vault',
      target: vault.ref('id'),
    });
    azure.logs.collect(place, {
      target: vault.ref('id'),
      categories: ['AuditEvent'],
      reason: 'Who read and changed secrets.',
    });
    return vault;
  }
}
