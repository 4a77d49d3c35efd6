import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { Freshness } from 'backstage-plugin-stackgen-common';
import { ChangedName } from '../sync/ChangedName';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  toggle: { textTransform: 'none' },
  list: {
    flexBasis: '100%',
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0.5, 0, 0.5, 3.5),
    maxHeight: 240,
    overflowY: 'auto',
    overflowWrap: 'anywhere',
  },
}));

const LIST_ID = 'stackgen-changed-entities';

/** Which entities changed since the appStack was synced, on demand. */
export function ChangedEntities(props: { entities: Freshness['entities'] }) {
  const classes = useStyles();
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={open ? LIST_ID : undefined}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {open ? t('freshness.hideEntities') : t('freshness.showEntities')}
      </Button>
      {open && (
        <ul
          id={LIST_ID}
          className={classes.list}
          aria-label={t('freshness.entities')}
          // It scrolls, so the keyboard must be able to get into it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {props.entities.map(({ change, entityRef }) => (
            <Typography key={entityRef} variant="body2" component="li">
              <ChangedName change={change} name={entityRef} />
            </Typography>
          ))}
        </ul>
      )}
    </>
  );
}
