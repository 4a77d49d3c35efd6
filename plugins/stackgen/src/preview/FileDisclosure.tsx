import { useRef, useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  toggle: {
    justifyContent: 'space-between',
    padding: theme.spacing(1, 2),
    textAlign: 'left',
    textTransform: 'none',
    overflowWrap: 'anywhere',
  },
}));

interface FileDisclosureProps {
  selected: string;
  count: number;
  /** The list; calls back when a file of it was chosen. */
  children: (onChosen: () => void) => ReactNode;
}

/** On narrow screens the list is closed, so that the code comes first. */
export function FileDisclosure(props: FileDisclosureProps) {
  const { selected, count, children } = props;
  const classes = useStyles();
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const choose = () => {
    setOpen(false);
    // The link that had it is gone.
    toggle.current?.focus();
  };
  return (
    <>
      <Button
        fullWidth
        ref={toggle}
        className={classes.toggle}
        aria-expanded={open}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {open
          ? t('preview.hideFiles')
          : t('preview.showFiles', { path: selected, count })}
      </Button>
      {open && children(choose)}
    </>
  );
}
