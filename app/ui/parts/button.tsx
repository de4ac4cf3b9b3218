import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/**
 * quiet: any action · red: the one primary action of a page · ink: the way on in a sitting or a verdict
 * danger: red outline, for what cannot be undone · bare: no border.
 */
export type ButtonLook = 'quiet' | 'red' | 'ink' | 'danger' | 'bare';
type Look = { look?: ButtonLook; small?: boolean; wide?: boolean; icon?: IconName | undefined };

const lookClass = ({ look = 'quiet', small, wide }: Look, extra?: string) =>
  classNames('btn', look !== 'quiet' && `btn-${look}`, small && 'btn-small', wide && 'btn-wide', extra);

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;

/** A button; submits its form unless `type` says otherwise. */
export function Button({ look, small, wide, icon, className, children, type = 'submit', ...rest }: ButtonProps) {
  const classes = lookClass({ ...(look && { look }), ...(small && { small }), ...(wide && { wide }) }, className);
  return (
    <button type={type} className={classes} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export type LinkButtonProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ look, small, wide, icon, className, children, ...rest }: LinkButtonProps) {
  const classes = lookClass({ ...(look && { look }), ...(small && { small }), ...(wide && { wide }) }, className);
  return (
    <a className={classes} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
