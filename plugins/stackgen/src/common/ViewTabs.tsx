import type { ReactNode } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  tabs: { borderBottom: `1px solid ${theme.palette.divider}` },
  tab: {
    textTransform: 'none',
    minWidth: 0,
    padding: theme.spacing(0.75, 1.25),
    // The portal's own hover colour is white in its dark theme too.
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  panel: {
    paddingTop: theme.spacing(2),
    '&:focus': { outline: 'none' },
  },
}));

interface ViewTabsProps<T extends string> {
  /** Part of the ids that tie tabs and panel together. */
  id: string;
  label: string;
  value: T;
  tabs: { value: T; label: string }[];
  onChange: (value: T) => void;
  children: ReactNode;
}

/** Tabs and the panel of the chosen one. */
export function ViewTabs<T extends string>(props: ViewTabsProps<T>) {
  const classes = useStyles();
  const { id, label, value, tabs, onChange, children } = props;
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={value}
        onChange={(_, next) => onChange(next)}
        aria-label={label}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
      >
        {tabs.map(tab => (
          <Tab
            key={tab.value}
            className={classes.tab}
            value={tab.value}
            label={tab.label}
            id={`${id}-tab-${tab.value}`}
            aria-controls={`${id}-panel`}
          />
        ))}
      </Tabs>
      <div
        className={classes.panel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${value}`}
      >
        {children}
      </div>
    </>
  );
}
