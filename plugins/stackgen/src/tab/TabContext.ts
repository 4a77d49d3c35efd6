import { createContext, useContext } from 'react';
import type {
  CloudInfo,
  ResourceTypeInfo,
} from 'backstage-plugin-stackgen-common';

/** What everything in the tab is about, and the facts it needs everywhere. */
export interface TabFacts {
  entityRef: string;
  /** What people call the entity. */
  entityTitle: string;
  /** `metadata.name`, for the names of appStacks. */
  entityName: string;
  clouds: CloudInfo[];
  resourceTypes: ResourceTypeInfo[];
}

export const TabContext = createContext<TabFacts | undefined>(undefined);

export function useTabFacts(): TabFacts {
  const facts = useContext(TabContext);
  if (!facts) {
    throw new Error('useTabFacts only works inside of the StackGen tab.');
  }
  return facts;
}
