/** Whether the service can serve: the database probe, the verdict, the drain, the probe routes. */
package com.cartsnitch.platform.health;
