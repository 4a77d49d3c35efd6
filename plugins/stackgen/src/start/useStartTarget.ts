import { useMemo } from 'react';
import type { Cloud } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { useTabFacts } from '../tab/TabContext';

/** Where the stack would be made, before there is one. */
export interface StartTarget {
  cloud: Cloud;
  region: string;
}

/** The cloud and region that the address names, or the first available. */
export function useStartTarget(): StartTarget {
  const { clouds } = useTabFacts();
  const { address } = useAddress();
  return useMemo(() => {
    const available = clouds.filter(cloud => cloud.available);
    const cloud =
      available.find(c => c.name === address.cloud) ??
      available[0] ??
      clouds[0];
    const region = cloud?.regions.find(r => r.name === address.region);
    return {
      cloud: cloud?.name ?? 'aws',
      region: region?.name ?? cloud?.defaultRegion ?? '',
    };
  }, [clouds, address.cloud, address.region]);
}
