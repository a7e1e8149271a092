/** A routing plugin as anybody could write it: the factory, its settings, the strategy. */
package com.example.hours;
