"""An exchange floor: organisations, companies and initiatives trade anything but money."""
