/** A provider plugin as anybody could write it: the factory, its settings, the provider. */
package com.example.echo;
