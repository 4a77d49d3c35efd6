import type { OutsideSecret } from '../connectOutside';
import { READ_SECRET } from './connect';
import type { GcpPart } from './GcpImplementation';

/** Lets a service account read a secret of the project that exists already. */
export function readOutsideSecret({
  consumer: { scope, part },
  name,
  environment,
  variable,
  reason,
}: OutsideSecret<GcpPart>): void {
  const { account, addSecret, startAfter } = part.consumes ?? {};
  if (!account || !addSecret) {
    return;
  }
  const secret = scope.data('google_secret_manager_secret', name, {
    secret_id: variable('secret', 'name of the secret that it signs in with.'),
  });
  const ready = scope.resource(
    READ_SECRET.type,
    `${READ_SECRET.name}_${name}`,
    {
      secret_id: secret.ref('secret_id'),
      role: READ_SECRET.role,
      member: account.member,
    },
    { provenance: { reason, implicit: true } },
  );
  startAfter?.(ready);
  addSecret(environment, { secret });
}
