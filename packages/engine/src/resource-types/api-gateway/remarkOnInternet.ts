import type { Offer, Remark } from '../../clouds/connectNodes';
import type { NodeScope } from '../NodeScope';

/** What callers inside the network must know of a gateway that is on the internet. */
export function remarkOnInternet<P>(
  scope: NodeScope<P>,
  hasNat: (environment: string) => boolean,
): Pick<Offer, 'remarks'> {
  const invoke = internetRemark(scope, hasNat);
  return invoke ? { remarks: { invoke } } : {};
}

/** The same for one caller; there is none where all environments have NAT. */
export function internetRemark<P>(
  { environments }: NodeScope<P>,
  hasNat: (environment: string) => boolean,
): Remark | undefined {
  const without = environments.filter(name => !hasNat(name));
  return without.length === 0
    ? undefined
    : {
        code: 'gateway-on-internet',
        message: `The gateway answers on the internet only, which the network of the stack does not reach without NAT, as in ${without.join(
          ' and ',
        )}.`,
        mend: 'Call the services behind it, or let the standards ask for NAT.',
      };
}
