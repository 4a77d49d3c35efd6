import { useEffect, useRef, useState, type ReactNode } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type {
  Cloud,
  MappingRule,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { nameOf } from '../common/describeEntityType';
import { ViewTabs } from '../common/ViewTabs';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { describeMatch } from './describeRule';
import { RuleForm } from './RuleForm';

const useStyles = makeStyles(theme => ({
  panel: { padding: theme.spacing(2, 3, 3) },
  head: { display: 'flex', alignItems: 'flex-start' },
  title: { flex: 1, overflowWrap: 'anywhere', '&:focus': { outline: 'none' } },
  facts: { overflowWrap: 'anywhere', marginBottom: theme.spacing(1) },
}));

interface PanelFrameProps {
  title: string;
  /** Focus goes to the title when this changes. */
  focusKey: string;
  onClose: () => void;
  children: ReactNode;
}

/** The side panel itself: a titled region that takes and gives back focus. */
export function PanelFrame(props: PanelFrameProps) {
  const { title, focusKey, onClose, children } = props;
  const classes = useStyles();
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [focusKey]);
  return (
    <Paper
      className={classes.panel}
      component="section"
      aria-labelledby="stackgen-rule-title"
    >
      <div className={classes.head}>
        <Typography
          variant="h6"
          component="h3"
          id="stackgen-rule-title"
          ref={heading}
          tabIndex={-1}
          className={classes.title}
        >
          {title}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('mapping.panel.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </Paper>
  );
}

interface RulePanelProps {
  rule: MappingRule;
  ruleIndex: number;
  /** The entities here that the rule decides about. */
  entityRefs: string[];
  problems: Problem[];
  disabled: boolean;
  onChange: (change: (rule: MappingRule) => MappingRule) => void;
  onFault: (path: string, faulty: boolean) => void;
  onClose: () => void;
}

/** One rule with all that it says, for all clouds and for each. */
export function RulePanel(props: RulePanelProps) {
  const { rule, ruleIndex, entityRefs, onClose, ...form } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds } = useTabFacts();
  const [place, setPlace] = useState<Cloud | 'all'>('all');
  const available = clouds.filter(cloud => cloud.available);
  return (
    <PanelFrame
      title={rule.title ?? t('mapping.panel.title', { rule: rule.id })}
      focusKey={rule.id}
      onClose={onClose}
    >
      <Typography
        variant="body2"
        color="textSecondary"
        component="div"
        className={classes.facts}
      >
        {t('mapping.panel.matches')}:{' '}
        {describeMatch(rule.match) || t('mapping.panel.matchesAll')}
        {entityRefs.length > 0 && (
          <div>
            {t('mapping.panel.appliesTo')}: {entityRefs.map(nameOf).join(', ')}
          </div>
        )}
      </Typography>
      <ViewTabs
        id="stackgen-rule"
        label={t('mapping.panel.clouds')}
        value={place}
        tabs={[
          { value: 'all', label: t('mapping.allClouds') },
          ...available.map(c => ({ value: c.name, label: c.title })),
        ]}
        onChange={setPlace}
      >
        <RuleForm
          key={`${rule.id} ${place}`}
          rule={rule}
          ruleIndex={ruleIndex}
          cloud={place === 'all' ? undefined : place}
          {...form}
        />
      </ViewTabs>
    </PanelFrame>
  );
}
