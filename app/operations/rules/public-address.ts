/** Key of the installation's setting in which the web server says under which address others reach it. */
export const ANNOUNCED_ADDRESS = 'announced-address';
